package dev.reelwise.speech.apart;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.Engine;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How another JVM gets the classes that listen: the jars or folders that ours are from, or, where
 * they are packed in one Spring Boot jar, that jar and its launcher.
 *
 * @param value of the variable CLASSPATH, because ONNX Runtime crashes on Linux when the command
 *     line is about 4 KiB long
 * @param main the arguments that name the main class
 */
record ClassPath(String value, List<String> main) {

  private static final String PACKED = "jar:nested:";

  static ClassPath of(Engine engine, Class<?> main) {
    return of(needed(engine).map(ClassPath::place).distinct().toList(), main);
  }

  static ClassPath of(List<String> places, Class<?> main) {
    if (places.getFirst().startsWith(PACKED)) {
      String jar = places.getFirst().substring(PACKED.length()).split("/!", 2)[0];
      return new ClassPath(
          jar,
          List.of(
              "-Dloader.main=" + main.getName(),
              "org.springframework.boot.loader.launch.PropertiesLauncher"));
    }
    return new ClassPath(
        places.stream()
            .map(place -> Path.of(URI.create(place)).toString())
            .collect(Collectors.joining(File.pathSeparator)),
        List.of(main.getName()));
  }

  private static Stream<Class<?>> needed(Engine engine) {
    List<Class<?>> classes = new ArrayList<>();
    classes.add(ClassPath.class);
    classes.add(Segment.class);
    // The voice detector's.
    classes.add(ai.onnxruntime.OrtEnvironment.class);
    switch (engine) {
      case WHISPER -> classes.add(io.github.givimad.whisperjni.WhisperJNI.class);
      // Vosk may take Moonshine's place.
      case MOONSHINE, VOSK -> {
        classes.add(org.vosk.Model.class);
        classes.add(com.sun.jna.Native.class);
        classes.add(tools.jackson.databind.json.JsonMapper.class);
        classes.add(tools.jackson.core.JsonParser.class);
        classes.add(com.fasterxml.jackson.annotation.JsonInclude.class);
      }
      case OPENAI -> throw new IllegalArgumentException("That engine is on another machine");
    }
    return classes.stream();
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }
}
