package dev.reelwise.speech.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {

  @Test
  void namesJarsThatLieApart() {
    ClassPath path =
        ClassPath.of(List.of("file:/app/lib/a%20b.jar", "file:/app/classes/"), SpeechMain.class);

    assertThat(path.value()).isEqualTo("/app/lib/a b.jar:/app/classes");
    assertThat(path.main()).containsExactly(SpeechMain.class.getName());
  }

  @Test
  void asksTheLauncherOfAJarThatHoldsJars() {
    ClassPath path =
        ClassPath.of(
            List.of("jar:nested:/srv/api.jar/!BOOT-INF/lib/reelwise-speech.jar!/"),
            SpeechMain.class);

    assertThat(path.value()).isEqualTo("/srv/api.jar");
    assertThat(path.main())
        .containsExactly(
            "-Dloader.main=" + SpeechMain.class.getName(),
            "org.springframework.boot.loader.launch.PropertiesLauncher");
  }
}
