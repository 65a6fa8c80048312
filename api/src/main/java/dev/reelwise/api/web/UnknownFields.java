package dev.reelwise.api.web;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Refuses a body with fields that nobody reads, and names all of them, not only the first. */
@RestControllerAdvice("dev.reelwise.api")
class UnknownFields extends RequestBodyAdviceAdapter {

  private static final String FOUND = UnknownFields.class.getName();

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    List<String> names = found(RequestContextHolder.getRequestAttributes());
    if (!names.isEmpty()) {
      throw new InvalidRequest(names.stream().map(name -> name + " is not a known field").toList());
    }
    return body;
  }

  private static List<String> found(@Nullable RequestAttributes request) {
    List<String> names = new ArrayList<>();
    if (request != null
        && request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST) instanceof List<?> before) {
      before.forEach(one -> names.add(String.valueOf(one)));
    }
    return names;
  }

  /** Notes each unknown field in the request and reads on; outside of a request it does nothing. */
  static final class Collector extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      RequestAttributes request = RequestContextHolder.getRequestAttributes();
      if (request == null) {
        return false;
      }
      List<String> names = found(request);
      names.add(name);
      request.setAttribute(FOUND, names, RequestAttributes.SCOPE_REQUEST);
      parser.skipChildren();
      return true;
    }
  }
}
