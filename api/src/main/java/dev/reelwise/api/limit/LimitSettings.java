package dev.reelwise.api.limit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits: for each address, and for each account. Requests from an address in {@code exempt}
 * (networks as in {@code 10.0.0.0/8}) are not counted; by default those of this machine itself. A
 * proxy on this machine must therefore send {@code X-Forwarded-For}.
 */
@ConfigurationProperties("reelwise.limits")
record LimitSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({"127.0.0.0/8", "::1"}) List<String> exempt,
    @DefaultValue PerAddress address,
    @DefaultValue PerAccount account) {

  LimitSettings {
    exempt = List.copyOf(exempt);
  }

  record PerAddress(
      @DefaultValue("60/5m") String login,
      @DefaultValue("30/1h") String signup,
      @DefaultValue("60/1m") String checkEmail,
      @DefaultValue("600/1h") String upload) {}

  record PerAccount(@DefaultValue("10/5m") String login, @DefaultValue("300/1h") String upload) {}

  Rate ofAddress(Limit limit) {
    return Rate.of(
        switch (limit) {
          case LOGIN -> address.login();
          case SIGNUP -> address.signup();
          case CHECK_EMAIL -> address.checkEmail();
          case UPLOAD -> address.upload();
        });
  }

  /** Nobody has an account yet who makes or asks for one: there the address alone counts. */
  Rate ofAccount(Limit limit) {
    return switch (limit) {
      case LOGIN -> Rate.of(account.login());
      case UPLOAD -> Rate.of(account.upload());
      case SIGNUP, CHECK_EMAIL -> ofAddress(limit);
    };
  }
}
