package dev.reelwise.api.source;

import dev.reelwise.contracts.StepName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Marks what is needed only in a process that runs this step, by {@code reelwise.roles}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnStep.class)
public @interface RunsStep {

  StepName value();
}
