package dev.reelwise.api.web;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests become our types, and our types answers. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Bean
  ServerHttpMessageConvertersCustomizer snakeCaseJson(WebJson json) {
    return converters ->
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedPaths() {
    return server ->
        server.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedPaths.class.getName());
              }
            });
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new VideoIdOfText());
    registry.addConverter(new UserIdOfText());
  }

  private static final class VideoIdOfText implements Converter<String, VideoId> {
    @Override
    public VideoId convert(String text) {
      return new VideoId(Integer.parseInt(text));
    }
  }

  private static final class UserIdOfText implements Converter<String, UserId> {
    @Override
    public UserId convert(String text) {
      return new UserId(Integer.parseInt(text));
    }
  }
}
