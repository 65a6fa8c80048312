package dev.reelwise.api.idempotency;

import dev.reelwise.api.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a request that comes again with its key as it was answered the first time. Only answers
 * that succeed are stored: what failed has made nothing, and is done anew under the same key.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

  static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String RETRY_SECONDS = "2";

  private final MarkedPaths paths;
  private final IdempotencyRepository keys;
  private final Holders holders;
  private final ProblemWriter problems;

  IdempotencyFilter(
      MarkedPaths paths, IdempotencyRepository keys, Holders holders, ProblemWriter problems) {
    this.paths = paths;
    this.keys = keys;
    this.holders = holders;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String text = request.getHeader(IdempotencyKey.HEADER);
    Principal user = request.getUserPrincipal();
    Optional<Duration> keptFor =
        text == null || user == null ? Optional.empty() : paths.keptFor(request);
    if (text == null || user == null || keptFor.isEmpty()) {
      chain.doFilter(request, response);
    } else if (!IdempotencyKey.isValid(text)) {
      refuse(
          request,
          response,
          HttpStatus.BAD_REQUEST,
          "invalid-idempotency-key",
          "Idempotency-Key must have 1 to 255 visible ASCII characters, without spaces");
    } else {
      IdempotencyKey key = new IdempotencyKey(Integer.parseInt(user.getName()), text);
      handle(key, keptFor.get(), request, response, chain);
    }
  }

  private void handle(
      IdempotencyKey key,
      Duration keptFor,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    byte[] body =
        Fingerprint.streams(request) ? new byte[0] : request.getInputStream().readAllBytes();
    switch (keys.claim(key, Fingerprint.of(request, body), keptFor)) {
      case Claim.Answered(var answer) -> replay(answer, response);
      case Claim.UnderWay() -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        refuse(
            request,
            response,
            HttpStatus.CONFLICT,
            "request-under-way",
            "The request with this Idempotency-Key is still under way: try again in a moment");
      }
      case Claim.Taken() ->
          refuse(
              request,
              response,
              HttpStatus.UNPROCESSABLE_CONTENT,
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request: take a new key for each");
      case Claim.Done() ->
          refuse(
              request,
              response,
              HttpStatus.CONFLICT,
              "request-done",
              "The request with this Idempotency-Key was done, and its answer was lost: look for"
                  + " what it made, or take a new key to do it once more");
      case Claim.Ours(var holder, var made) -> {
        boolean streams = Fingerprint.streams(request);
        perform(
            new KeyedRequest(key, holder, made),
            streams ? request : new ReadRequest(request, body),
            response,
            chain);
      }
    }
  }

  private void perform(
      KeyedRequest keyed,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    boolean done = false;
    holders.add(keyed.holder());
    try {
      within(keyed, () -> chain.doFilter(request, kept));
      done = HttpStatus.valueOf(kept.getStatus()).is2xxSuccessful();
      if (done) {
        store(keyed.key(), keyed.holder(), kept);
      }
    } finally {
      holders.remove(keyed.holder());
      if (!done) {
        release(keyed.key(), keyed.holder());
      }
    }
    // Only now: a client that has its answer must not find its key unknown.
    kept.copyBodyToResponse();
  }

  /** The rest of the chain. */
  @FunctionalInterface
  private interface Rest {
    void run() throws ServletException, IOException;
  }

  private static void within(KeyedRequest keyed, Rest rest) throws ServletException, IOException {
    try {
      ScopedValue.where(KeyedRequest.CURRENT, keyed)
          .<@Nullable Void, Exception>call(
              () -> {
                rest.run();
                return null;
              });
    } catch (ServletException | IOException | RuntimeException known) {
      throw known;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    }
  }

  /** The request's own failure is what its sender shall hear of. */
  private void release(IdempotencyKey key, UUID holder) {
    try {
      keys.release(key, holder);
    } catch (DataAccessException away) {
      LOG.warn("A key is free again when its holder counts as dead: {}", away.toString());
    }
  }

  private void store(IdempotencyKey key, UUID holder, ContentCachingResponseWrapper kept) {
    String type = kept.getContentType() == null ? "" : kept.getContentType();
    try {
      keys.store(
          key, holder, new StoredAnswer(kept.getStatus(), type, kept.getContentAsByteArray()));
    } catch (DataAccessException away) {
      LOG.warn("An answer could not be stored: a repeat of the request would be done anew", away);
    }
  }

  private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    if (!answer.contentType().isEmpty()) {
      response.setContentType(answer.contentType());
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String slug,
      String detail)
      throws IOException {
    problems.write(request, response, status, slug, detail);
  }
}
