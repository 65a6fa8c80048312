package dev.reelwise.api.live;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.StreamTokens;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Who opens a stream. Clients that don't know stream tokens send their access token in the address;
 * it is checked as everywhere, and never written anywhere.
 */
@Component
class StreamAccess {

  private final StreamTokens tokens;
  private final JwtDecoder accessTokens;

  StreamAccess(StreamTokens tokens, JwtDecoder accessTokens) {
    this.tokens = tokens;
    this.accessTokens = accessTokens;
  }

  /** Throws {@link StreamRefused}. */
  SignedIn owner(VideoId video, @Nullable String token) {
    if (token == null || token.isBlank()) {
      throw new StreamRefused();
    }
    UserId user = tokens.owner(video, token).orElseGet(() -> signedIn(token));
    return new SignedIn(user, "", "");
  }

  private UserId signedIn(String token) {
    try {
      return new UserId(Integer.parseInt(accessTokens.decode(token).getSubject()));
    } catch (JwtException refused) {
      throw new StreamRefused();
    }
  }
}
