package dev.reelwise.api.web;

import dev.reelwise.pipeline.letter.LetterNotFound;
import dev.reelwise.pipeline.letter.LetterNotReplayable;
import dev.reelwise.pipeline.step.Outages;
import dev.reelwise.pipeline.video.StepNotRetryable;
import dev.reelwise.pipeline.video.VideoNotFound;
import dev.reelwise.storage.StorageUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where exceptions become answers. No exception's own text gets out of here. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** PostgreSQL's code for a character that it does not have. */
  private static final String NOT_STORABLE = "22021";

  private final ProblemWriter problems;
  private final Outages outages;

  Problems(ProblemWriter problems, Outages outages) {
    this.problems = problems;
    this.outages = outages;
  }

  @ExceptionHandler
  ResponseEntity<Object> rejected(Rejection rejection, HttpServletRequest request) {
    HttpStatus status = status(rejection.kind());
    ResponseEntity<Object> answer =
        rejection.kind() == Rejection.Kind.INVALID
            ? problems.invalid(request, status, rejection.slug(), rejection.faults())
            : problems.answer(request, status, rejection.slug(), rejection.detail());
    ResponseEntity<Object> full = with(answer, rejection.members());
    return rejection.retryAfter() == 0 ? full : later(full, rejection.retryAfter());
  }

  private static ResponseEntity<Object> with(
      ResponseEntity<Object> answer, Map<String, Object> members) {
    return answer.getBody() instanceof Problem problem && !members.isEmpty()
        ? new ResponseEntity<>(problem.with(members), answer.getHeaders(), answer.getStatusCode())
        : answer;
  }

  private static ResponseEntity<Object> later(ResponseEntity<Object> answer, long seconds) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .body(answer.getBody());
  }

  static HttpStatus status(Rejection.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case CHANGED_SINCE -> HttpStatus.PRECONDITION_FAILED;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
      case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  @ExceptionHandler
  ResponseEntity<Object> notFound(VideoNotFound missing, HttpServletRequest request) {
    String detail = String.valueOf(missing.getMessage());
    return problems.answer(request, HttpStatus.NOT_FOUND, "video-not-found", detail);
  }

  @ExceptionHandler
  ResponseEntity<Object> notFound(LetterNotFound missing, HttpServletRequest request) {
    String detail = String.valueOf(missing.getMessage());
    return problems.answer(request, HttpStatus.NOT_FOUND, "dead-letter-not-found", detail);
  }

  @ExceptionHandler
  ResponseEntity<Object> notReplayable(LetterNotReplayable refused, HttpServletRequest request) {
    String detail = String.valueOf(refused.getMessage());
    return problems.answer(request, HttpStatus.CONFLICT, "dead-letter-not-replayable", detail);
  }

  @ExceptionHandler
  ResponseEntity<Object> notRetryable(StepNotRetryable refused, HttpServletRequest request) {
    String detail = String.valueOf(refused.getMessage());
    return problems.answer(request, HttpStatus.CONFLICT, "step-not-retryable", detail);
  }

  /** Text with U+0000, which JSON and addresses can hold and the database can't. */
  @ExceptionHandler
  @Nullable ResponseEntity<Object> unstorable(
      DataIntegrityViolationException refused, HttpServletRequest request) {
    return refused.getMostSpecificCause() instanceof SQLException cause
            && NOT_STORABLE.equals(cause.getSQLState())
        ? problems.invalid(
            request,
            HttpStatus.BAD_REQUEST,
            "invalid-request",
            List.of("No text may have the character U+0000"))
        : unexpected(refused, request);
  }

  @ExceptionHandler({
    StorageUnavailable.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    KafkaException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> unavailable(Exception cause, HttpServletRequest request) {
    LOG.warn("A server that this request needs did not answer: {}", cause.toString());
    LOG.debug("So it failed", cause);
    return problems.answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "temporarily-unavailable",
        "Something that this needs is not available at the moment. Try again in a minute.");
  }

  /** Bytes in the address that are no UTF-8 text. */
  @ExceptionHandler
  ResponseEntity<Object> undecodable(InvalidParameterException cause, HttpServletRequest request) {
    List<String> faults = List.of("The address has a parameter that is not text in UTF-8");
    return problems.invalid(request, HttpStatus.BAD_REQUEST, "invalid-request", faults);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(Exception cause, HttpServletRequest request) {
    if (Disconnects.caused(cause)) {
      LOG.debug("The client has gone before its answer", cause);
      return null;
    }
    if (outages.isOutage(cause)) {
      return unavailable(cause, request);
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), cause);
    return problems.answer(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something went wrong here. The log has it under this answer's request id.");
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(request, status, Faults.of(invalid));
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(request, status, Faults.of(invalid));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    // Jackson wraps what the body's stream throws while it reads into an object.
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejection rejection) {
        return rejected(rejection, servlet(request));
      }
    }
    return invalid(request, status, Faults.of(unreadable));
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(request, status, Faults.of(mismatch));
  }

  private ResponseEntity<Object> invalid(
      WebRequest request, HttpStatusCode status, List<String> faults) {
    return problems.invalid(servlet(request), status, "invalid-request", faults);
  }

  /** All that Spring itself finds wrong: methods, media types, missing parameters, no handler. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String detail = Faults.detail(body, status);
    ResponseEntity<Object> answer =
        status.isSameCodeAs(HttpStatus.BAD_REQUEST)
            ? invalid(request, status, List.of(detail))
            : problems.answer(servlet(request), status, Faults.slug(status), detail);
    HttpHeaders both = new HttpHeaders(headers);
    both.putAll(answer.getHeaders());
    return new ResponseEntity<>(answer.getBody(), both, status);
  }

  private static HttpServletRequest servlet(WebRequest request) {
    return ((ServletWebRequest) request).getRequest();
  }
}
