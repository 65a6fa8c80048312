package dev.reelwise.summarizer.health;

import dev.reelwise.language.Summarizer;
import dev.reelwise.pipeline.health.Readiness;
import dev.reelwise.pipeline.health.ReadinessReport;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that supervisors and load balancers ask. */
@RestController
class HealthController {

  private final Readiness readiness;
  private final Summarizer summarizer;
  private final String name;

  HealthController(
      Readiness readiness,
      Summarizer summarizer,
      @Value("${spring.application.name}") String name) {
    this.readiness = readiness;
    this.summarizer = summarizer;
    this.name = name;
  }

  /** Who this is, and how it summarizes. */
  @GetMapping({"/", "/api/v1"})
  Map<String, String> greeting() {
    return Map.of(
        "name",
        name,
        "status",
        "ok",
        "method",
        summarizer.method(),
        "model",
        summarizer.model(),
        "health",
        "/health");
  }

  /** Asks no neighbour: a restart would not bring one back. */
  @GetMapping("/health/live")
  Map<String, String> live() {
    return Map.of("status", "live");
  }

  @GetMapping({"/health", "/health/ready"})
  ResponseEntity<ReadinessReport> ready() throws InterruptedException {
    ReadinessReport report = readiness.report();
    HttpStatus status = report.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(status).body(report);
  }
}
