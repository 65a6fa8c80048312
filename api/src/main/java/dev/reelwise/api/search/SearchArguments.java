package dev.reelwise.api.search;

import dev.reelwise.api.web.QueryForm;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How an address becomes what the controllers here take. */
@Component
class SearchArguments implements WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new QueryForm<>(FilterForm.class, FilterForm::of));
  }
}
