package io.portcullis.connectors.hsm.pkcs11;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.xipki.pkcs11.wrapper.PKCS11Module;

import io.portcullis.connectors.hsm.pkcs11.worker.Worker;

/**
 * Where the child finds its classes. A packaged hub is started with one small jar on {@code
 * java.class.path} and loads the rest by a class loader of its own, so the jars are taken from the
 * code source of each class that the child needs.
 */
public final class WorkerClassPath {
  private static final List<Class<?>> NEEDED =
      List.of(
          Worker.class,
          PKCS11Module.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class);

  private WorkerClassPath() {}

  /** The configured one, else the code sources, else {@code java.class.path}. */
  public static List<Path> choose(List<Path> configured) {
    if (!configured.isEmpty()) {
      return configured;
    }
    List<Optional<Path>> found = NEEDED.stream().map(WorkerClassPath::locate).toList();
    return found.stream().allMatch(Optional::isPresent)
        ? found.stream().flatMap(Optional::stream).distinct().toList()
        : ofThisProcess();
  }

  /** Empty for a class whose origin is not a file or folder: a jar in a jar, a foreign loader. */
  static Optional<Path> locate(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .flatMap(WorkerClassPath::file)
        .filter(Files::exists);
  }

  private static Optional<Path> file(URL location) {
    try {
      return Optional.of(Path.of(location.toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<Path> ofThisProcess() {
    Stream<String> parts =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
    return parts.filter(p -> !p.isBlank()).map(Path::of).toList();
  }
}
