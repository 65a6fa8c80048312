package dev.reelwise.api.importing;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are fetched. {@code allowedHosts} (names, or networks such as {@code 192.168.1.0/24})
 * may be asked although they are private; {@code allowedPorts} beside 80 and 443, {@code 8000-8999}
 * for many. {@code connect} and {@code answer} bound the way to an answer's first byte, {@code
 * idle} the silence after it, {@code slowest} what has to come in each minute, {@code longest} the
 * whole.
 */
@ConfigurationProperties("reelwise.import")
record ImportSettings(
    @DefaultValue List<String> allowedHosts,
    @DefaultValue List<String> allowedPorts,
    @DefaultValue("2") int atOnce,
    @DefaultValue("10s") Duration connect,
    @DefaultValue("60s") Duration answer,
    @DefaultValue("30s") Duration idle,
    @DefaultValue("256KB") DataSize slowest,
    @DefaultValue("6h") Duration longest,
    @DefaultValue("5") int attempts,
    @DefaultValue("5s") Duration pause) {

  ImportSettings {
    allowedHosts = List.copyOf(allowedHosts);
    allowedPorts = List.copyOf(allowedPorts);
  }
}
