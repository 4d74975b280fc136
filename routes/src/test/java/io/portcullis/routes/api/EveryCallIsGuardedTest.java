package io.portcullis.routes.api;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EveryCallIsGuardedTest {
  @Test
  void everyCallSaysWhichRightItNeeds() {
    // Given
    List<Class<?>> resources =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.portcullis.routes")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    // When
    List<Method> open =
        resources.stream()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(EveryCallIsGuardedTest::call)
            .filter(method -> !method.isAnnotationPresent(Needs.class))
            .filter(method -> !method.isAnnotationPresent(OwnProof.class))
            .toList();
    // Then
    assertThat(resources).hasSizeGreaterThan(5);
    assertThat(open).isEmpty();
  }

  private static boolean call(Method method) {
    return Stream.of(method.getAnnotations())
        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
