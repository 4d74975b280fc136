package io.portcullis.rules.bundle;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An application server loads everything by a loader of its own that the JVM's does not know. */
class ForeignLoaderTest {
  @TempDir Path temp;

  @Test
  void builtInRulesAndFoldersWorkWhereTheSystemLoaderKnowsNothing() throws Exception {
    Folder folder = Folder.good(temp);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);

      List<?> results =
          (List<?>)
              loader.loadClass(RuleTests.class.getName()).getMethod("runBuiltIn").invoke(null);
      Object book =
          loader
              .loadClass(Bundle.class.getName())
              .getMethod("load", Path.class)
              .invoke(null, folder.path());

      assertThat(results)
          .hasSizeGreaterThan(40)
          .allMatch(r -> r.toString().contains("passed=true"));
      assertThat(book.getClass().getClassLoader()).isSameAs(loader);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(ForeignLoaderTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
