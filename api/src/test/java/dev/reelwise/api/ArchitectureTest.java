package dev.reelwise.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the design, held against the compiled code of all modules that the API sees. */
class ArchitectureTest {

  private static final String ROOT = "dev.reelwise.";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reelwise");

  @Test
  void featuresUseOnlyWhatOthersOfferAndNotInCircles() {
    ApplicationModules.of(ApiApplication.class, new ImportOption.DoNotIncludeTests()).verify();
  }

  @Test
  void theCoreKnowsNoSpring() {
    noClasses()
        .that()
        .resideInAnyPackage(all("contracts", "media", "speech", "language"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CODE);
  }

  @Test
  void contractsAndMediaKnowOnlyTheJdk() {
    classes()
        .that()
        .resideInAnyPackage(all("contracts"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + "contracts..")
        .check(CODE);
    classes()
        .that()
        .resideInAnyPackage(all("media"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + "media..")
        .check(CODE);
  }

  @Test
  void nobodyImportsAService() {
    noClasses()
        .that()
        .resideOutsideOfPackages(all("api"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(all("api", "summarizer"))
        .check(CODE);
  }

  @Test
  void librariesDoNotKnowEachOther() {
    for (String library : List.of("media", "speech", "language", "storage", "pipeline")) {
      String[] others =
          List.of("media", "speech", "language", "storage", "pipeline").stream()
              .filter(other -> !other.equals(library))
              .map(other -> ROOT + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + library + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CODE);
    }
  }

  @Test
  void sqlIsInRepositories() {
    noClasses()
        .that(not(simpleNameEndingWith("Repository")))
        .and(resideInAPackage(ROOT + "api.."))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JdbcClient.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(JdbcOperations.class)
        .check(CODE);
  }

  @Test
  void timeComesFromTheInjectedClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callConstructor(Date.class)
        .check(CODE);
    noClasses()
        .that()
        .doNotHaveSimpleName("ApiApplication")
        .and()
        .resideInAPackage(ROOT + "api..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(CODE);
  }

  @Test
  void collaboratorsComeThroughConstructors() {
    noFields().should().beAnnotatedWith(Autowired.class).check(CODE);
  }

  @Test
  void classesAreNamedByTheirRole() {
    classes().that().areTopLevelClasses().should(haveTellingNames()).check(CODE);
  }

  @Test
  void controllersAreNobodysCollaborators() {
    classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate().check(CODE);
  }

  private static ArchCondition<JavaClass> haveTellingNames() {
    return new ArchCondition<>("not be called Impl, Manager, Helper, Util or Dto") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        if (item.getSimpleName().matches(".*(Impl|Manager|Helper|Utils?|Dto|DTO)")) {
          events.add(SimpleConditionEvent.violated(item, item.getName() + " tells no role"));
        }
      }
    };
  }

  private static String[] all(String... modules) {
    return List.of(modules).stream().map(module -> ROOT + module + "..").toArray(String[]::new);
  }
}
