package dev.reelwise.api.search;

import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.QueryForm;
import dev.reelwise.api.web.QueryValues;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How an address becomes what the controllers here take. */
@Component
class SearchArguments implements WebMvcConfigurer {

  private final Validator validator;

  SearchArguments(Validator validator) {
    this.validator = validator;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new QueryForm<>(FilterForm.class, FilterForm::of));
    resolvers.add(new QueryForm<>(SearchQuery.class, this::checked));
  }

  /** Throws {@link InvalidRequest} with every fault. */
  private SearchQuery checked(QueryValues given) {
    List<String> faults = new ArrayList<>();
    SearchQuery query = SearchQuery.of(given, faults);
    validator
        .validate(query)
        .forEach(broken -> faults.add(broken.getPropertyPath() + " " + broken.getMessage()));
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults.stream().sorted().toList());
    }
    return query;
  }
}
