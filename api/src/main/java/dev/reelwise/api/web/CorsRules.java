package dev.reelwise.api.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Which pages may call: those of the configured origins; playlists, that carry a token, any. */
@Configuration(proxyBeanMethods = false)
class CorsRules {

  @Bean
  CorsConfigurationSource corsConfigurationSource(WebSettings settings) {
    CorsConfiguration playlists = new CorsConfiguration();
    playlists.setAllowedOrigins(List.of("*"));
    playlists.setAllowedMethods(List.of("GET", "HEAD"));
    playlists.setAllowedHeaders(List.of("*"));
    playlists.setExposedHeaders(List.of(HttpHeaders.ETAG));
    CorsConfiguration all = new CorsConfiguration();
    all.setAllowedOriginPatterns(settings.allowedOrigins());
    all.setAllowedMethods(List.of("*"));
    all.setAllowedHeaders(List.of("*"));
    all.setExposedHeaders(
        List.of(
            RequestIds.HEADER, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG, "Idempotency-Replayed"));
    all.setAllowCredentials(true);
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/v1/watch/hls/**", playlists);
    source.registerCorsConfiguration("/**", all);
    return source;
  }
}
