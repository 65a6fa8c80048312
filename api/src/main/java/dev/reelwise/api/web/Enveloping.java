package dev.reelwise.api.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Puts the JSON answers of our controllers into the {@link Envelope}. */
@RestControllerAdvice("dev.reelwise.api")
class Enveloping implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter handler, Class<? extends HttpMessageConverter<?>> converter) {
    return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter)
        && !AnnotatedElementUtils.hasAnnotation(handler.getContainingClass(), Bare.class)
        && !handler.hasMethodAnnotation(Bare.class);
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter handler,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Problem) {
      return body;
    }
    int status = ((ServletServerHttpResponse) response).getServletResponse().getStatus();
    String message = HttpStatus.valueOf(status).getReasonPhrase();
    return new Envelope(true, request.getURI().getPath(), status, message, body);
  }
}
