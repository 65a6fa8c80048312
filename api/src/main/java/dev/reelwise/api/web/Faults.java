package dev.reelwise.api.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What Spring and Jackson find wrong, in words for the person who wrote the request. */
final class Faults {

  private Faults() {}

  static List<String> of(MethodArgumentNotValidException invalid) {
    return invalid.getFieldErrors().stream()
        .map(error -> snake(error.getField()) + " " + error.getDefaultMessage())
        .sorted()
        .toList();
  }

  static List<String> of(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .flatMap(
            result -> {
              String name = Objects.toString(result.getMethodParameter().getParameterName(), "");
              return result.getResolvableErrors().stream()
                  .map(error -> snake(name) + " " + error.getDefaultMessage());
            })
        .sorted()
        .toList();
  }

  static List<String> of(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          List.of(
              mismatch.getPath().getLast().getPropertyName() + " has a value of the wrong type");
      case StreamReadException ignored -> List.of("The body is not valid JSON");
      case null, default -> List.of("The body must be a JSON object");
    };
  }

  static List<String> of(TypeMismatchException mismatch) {
    String name =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : Objects.toString(mismatch.getPropertyName(), "value");
    return List.of(snake(name) + " can't be '" + mismatch.getValue() + "'");
  }

  static String detail(@Nullable Object body, HttpStatusCode status) {
    return body instanceof ProblemDetail problem && problem.getDetail() != null
        ? problem.getDetail()
        : slug(status);
  }

  static String slug(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "error" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
