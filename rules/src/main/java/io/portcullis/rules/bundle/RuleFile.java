package io.portcullis.rules.bundle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Clears;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.rules.Parameter;
import io.portcullis.rules.ParameterType;
import io.portcullis.rules.Rule;

/** rule.yaml as it is written: any field may be missing until it has been checked. */
record RuleFile(
    String id,
    Integer version,
    Boolean enabled,
    String title,
    String description,
    Severity severity,
    Standing standing,
    String reasonCode,
    Mode mode,
    Clears clears,
    Integer approvals,
    Map<String, ParameterFile> parameters,
    String citation,
    String runbook,
    List<String> knownGaps,
    LocalDate created,
    LocalDate updated) {
  private static final String OF_PARENT = "of-parent";

  record ParameterFile(String type, String value, String min, String max, String description) {
    Parameter<?> toParameter() {
      ParameterType<?> kind =
          ParameterType.named(type)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "type \"%s\" is unknown; write one of %s"
                              .formatted(
                                  type,
                                  ParameterType.ALL.stream().map(ParameterType::name).toList())));
      return Parameter.of(kind, value, min, max, description);
    }
  }

  /** Every field by its name in the file; what is missing is null. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("version", version);
    fields.put("enabled", enabled);
    fields.put("title", title);
    fields.put("description", description);
    fields.put("severity", severity);
    fields.put("standing", standing);
    fields.put("reason-code", reasonCode);
    fields.put("mode", mode);
    fields.put("clears", clears);
    fields.put("approvals", approvals);
    fields.put("parameters", parameters);
    fields.put("citation", citation);
    fields.put("runbook", runbook);
    fields.put("known-gaps", knownGaps);
    fields.put("created", created);
    fields.put("updated", updated);
    return fields;
  }

  /** The reason code, empty for a parent's own. */
  Optional<ReasonCode> reason() {
    return reasonCode.equals(OF_PARENT)
        ? Optional.empty()
        : Optional.of(ReasonCode.valueOf(reasonCode.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  Rule toRule(Map<String, Parameter<?>> checked) {
    return new Rule(
        id,
        version,
        enabled,
        title.strip(),
        description.strip(),
        severity,
        standing,
        reason(),
        mode,
        clears,
        approvals,
        checked,
        citation.strip(),
        runbook.strip(),
        knownGaps,
        created,
        updated);
  }
}
