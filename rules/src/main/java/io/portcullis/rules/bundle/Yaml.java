package io.portcullis.rules.bundle;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.portcullis.model.Clears;
import io.portcullis.model.Flaw;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyHome;
import io.portcullis.model.Lag;
import io.portcullis.model.Mode;
import io.portcullis.model.Probe;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Remark;
import io.portcullis.model.RevocationService;
import io.portcullis.model.ServiceFlaw;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Nearest;

/** Reads the YAML of a rule strictly: an unknown field is a mistake, and is told with its line. */
final class Yaml {
  private static final List<Class<?>> ENUMS =
      List.of(
          Clears.class,
          Mode.class,
          ReasonCode.class,
          Severity.class,
          Standing.class,
          SubjectKind.class,
          Flaw.Kind.class,
          KeyAttributes.Word.class,
          KeyDeclaration.Tier.class,
          KeyHome.Kind.class,
          Lag.Direction.class,
          Remark.Kind.class,
          Statement.AccountStatus.class,
          Statement.Compliance.class,
          Statement.EdgeType.class,
          Statement.HsmCondition.class,
          Statement.Management.class,
          Statement.RiskOrigin.class,
          Probe.Result.class,
          RevocationService.Kind.class,
          ServiceFlaw.Kind.class);
  private static final ObjectMapper MAPPER = mapper();

  private static final Map<Class<?>, String> FORMS =
      Map.of(
          String.class, "a text",
          Integer.class, "a whole number",
          Boolean.class, "true or false",
          boolean.class, "true or false",
          LocalDate.class, "a date like 2026-01-31");

  private Yaml() {}

  /** The document as that record, or the problem that stands in its way. */
  static <T> Optional<T> read(
      String rule, String file, String text, Class<T> type, Problems problems) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value != null) {
        return Optional.of(value);
      }
      problems.add(rule, file, 0, "is empty");
    } catch (JsonProcessingException e) {
      problems.add(rule, file, line(e, text), message(e));
    }
    return Optional.empty();
  }

  /** Lines by path, as in "/parameters/grace/value" or "/cases/0/name". */
  static Map<String, Integer> lines(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (var parser = MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException e) {
      // What could not be read was told when the document was; lines up to there are enough.
      return lines;
    }
    return lines;
  }

  private static int line(JsonProcessingException e, String text) {
    int told = Optional.ofNullable(e.getLocation()).map(JsonLocation::getLineNr).orElse(0);
    // The reader may be far ahead of the field that it complains of.
    return e instanceof JsonMappingException at
        ? lines(text).getOrDefault(pointer(at), told)
        : told;
  }

  private static String message(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> unknown(unknown);
      case InvalidFormatException bad when bad.getTargetType().isEnum() -> none(bad);
      case MismatchedInputException bad ->
          "%s has not the form it must have; write %s".formatted(path(bad), form(bad));
      default ->
          "no valid YAML: " + e.getOriginalMessage().lines().collect(Collectors.joining(" "));
    };
  }

  private static String form(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    return Optional.ofNullable(type)
        .map(FORMS::get)
        .orElse(type != null && Collection.class.isAssignableFrom(type) ? "a list" : "fields");
  }

  private static String unknown(UnrecognizedPropertyException e) {
    List<String> known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    return "unknown field \"%s\"%s It takes %s"
        .formatted(
            e.getPropertyName(),
            Nearest.to(e.getPropertyName(), known)
                .map(n -> "; did you mean \"" + n + "\"?")
                .orElse("."),
            known);
  }

  private static String none(InvalidFormatException e) {
    List<String> values =
        Arrays.stream(e.getTargetType().getEnumConstants())
            .map(v -> v.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return "%s cannot be \"%s\"; write one of %s".formatted(path(e), e.getValue(), values);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> "/" + (r.getFieldName() == null ? r.getIndex() : r.getFieldName()))
        .collect(Collectors.joining());
  }

  private static ObjectMapper mapper() {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    YAMLMapper.Builder mapper =
        YAMLMapper.builder(factory)
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    ENUMS.forEach(type -> mapper.addMixIn(type, KebabCase.class));
    return mapper.build();
  }

  @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
  private interface KebabCase {}
}
