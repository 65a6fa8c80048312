package dev.reelwise.api.account;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells a browser, besides the framework's own headers ({@code nosniff}, no
 * frames, no storing): an answer of ours is data, and nothing in it is to be run, loaded or framed.
 */
final class SecurityHeaders {

  private static final String NAME = "Content-Security-Policy";
  private static final String DATA =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

  /** The documentation is a page with scripts of its own. */
  private static final String PAGE =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src"
          + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void in(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .addHeaderWriter(contentSecurityPolicy());
  }

  private static HeaderWriter contentSecurityPolicy() {
    return (request, response) -> {
      String path = request.getRequestURI();
      boolean page = path.startsWith("/docs");
      response.setHeader(NAME, page ? PAGE : DATA);
    };
  }
}
