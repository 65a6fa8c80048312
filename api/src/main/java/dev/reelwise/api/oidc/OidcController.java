package dev.reelwise.api.oidc;

import dev.reelwise.api.account.AccessTokens;
import dev.reelwise.api.account.ProvenAccounts;
import dev.reelwise.api.web.Bare;
import dev.reelwise.api.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by the identity provider, as a browser does it. */
@RestController
@RequestMapping("/api/v1/auth/oidc")
class OidcController {

  private final OidcSettings settings;
  private final SignInStart start;
  private final SignInCodes codes;
  private final ProvenAccounts accounts;
  private final PublicAddress address;

  OidcController(
      OidcSettings settings,
      SignInStart start,
      SignInCodes codes,
      ProvenAccounts accounts,
      PublicAddress address) {
    this.settings = settings;
    this.start = start;
    this.codes = codes;
    this.accounts = accounts;
    this.address = address;
  }

  /** What a page needs to show a button, or none. */
  @GetMapping
  Offer offer() {
    return settings.isOn()
        ? new Offer(true, settings.name(), address.of("/api/v1/auth/oidc/start"))
        : new Offer(false, null, null);
  }

  /** Where a browser is to go with {@code return_to}, the page that it wants to come back to. */
  record Offer(boolean enabled, @Nullable String name, @Nullable URI url) {}

  @Bare
  @GetMapping("/start")
  void start(
      @RequestParam(name = "return_to", defaultValue = "/")
          @Size(max = 1_000, message = "must have at most 1000 characters") String returnTo,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!settings.isOn()) {
      throw OidcRefused.off();
    }
    OAuth2AuthorizationRequest begun = start.begin(returnTo, request, response);
    response.sendRedirect(begun.getAuthorizationRequestUri());
  }

  /** Good once for each code, within a minute. */
  @PostMapping("/token")
  AccessTokens.Issued token(@Valid @RequestBody Code form) {
    if (!settings.isOn()) {
      throw OidcRefused.off();
    }
    return accounts.open(codes.use(form.code()));
  }

  /** What the browser has brought back. */
  record Code(
      @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String code) {

    @Override
    public String toString() {
      return "Code[]";
    }
  }
}
