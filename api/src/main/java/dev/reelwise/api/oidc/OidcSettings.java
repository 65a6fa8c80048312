package dev.reelwise.api.oidc;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The identity provider; without an issuer there is none. {@code name} is what a button says.
 * {@code adminEmails} become admins when they sign in this way, for only then are they known to be
 * theirs: anybody can sign up by password with the address of another.
 */
@Validated
@ConfigurationProperties("reelwise.oidc")
record OidcSettings(
    @DefaultValue("") String issuerUri,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String name,
    @DefaultValue List<String> adminEmails) {

  OidcSettings {
    name = name.isBlank() ? "Single sign-on" : name.strip();
    adminEmails =
        adminEmails.stream().map(email -> email.strip().toLowerCase(Locale.ROOT)).toList();
  }

  boolean isOn() {
    return !issuerUri.isBlank();
  }

  @AssertTrue(message = "OIDC_ISSUER_URI needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it") boolean isComplete() {
    return !isOn() || (!clientId.isBlank() && !clientSecret.isBlank());
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuerUri + "]";
  }
}
