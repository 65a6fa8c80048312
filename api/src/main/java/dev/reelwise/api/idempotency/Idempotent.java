package dev.reelwise.api.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a POST handler that takes the header {@code Idempotency-Key}. Answers that succeed are
 * stored in clear: never mark one whose answer holds a secret that outlives {@code keptFor}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

  /** How long an answer is given again, as ISO 8601 writes a duration. */
  String keptFor() default "PT24H";
}
