package io.portcullis.routes.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The application with a fake hub behind the calls and a folder of its own. */
public class ApiProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path folder = Files.createTempDirectory("portcullis-api");
      Path file = folder.resolve("portcullis.yaml");
      Files.writeString(file, "http: {max-body: 64KiB}\npeople: {failed-calls: 5, window: 1h}\n");
      return Map.of("portcullis.config", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeHub.class);
  }
}
