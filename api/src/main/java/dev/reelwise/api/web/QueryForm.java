package dev.reelwise.api.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes a controller's argument of the address's parameters. Binding a record of a dozen texts by
 * reflection took a third of a list's time; it also read headers, of which {@code From} is one.
 *
 * @param <T> the argument's type
 */
public final class QueryForm<T> implements HandlerMethodArgumentResolver {

  private final Class<T> type;
  private final Function<QueryValues, T> reading;

  /** {@code reading} makes of the values what is asked, checked or not. */
  public QueryForm(Class<T> type, Function<QueryValues, T> reading) {
    this.type = type;
    this.reading = reading;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == type;
  }

  @Override
  public T resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return reading.apply(new QueryValues(request::getParameterValues));
  }
}
