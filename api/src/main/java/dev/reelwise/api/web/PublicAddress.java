package dev.reelwise.api.web;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which clients reach this service. */
@Component
public class PublicAddress {

  private final WebSettings settings;

  PublicAddress(WebSettings settings) {
    this.settings = settings;
  }

  /**
   * An absolute address for a path that starts with a slash, as the current request's client sees
   * it.
   */
  public URI of(String path) {
    URI configured = settings.publicUrl();
    String base =
        configured == null
            ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            : configured.toString().replaceFirst("/+$", "");
    return URI.create(base + path);
  }
}
