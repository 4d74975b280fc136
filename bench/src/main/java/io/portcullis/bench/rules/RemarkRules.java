package io.portcullis.bench.rules;

import java.util.EnumMap;
import java.util.Map;

import io.portcullis.model.Policy.Case;
import io.portcullis.model.Remark;
import io.portcullis.model.Remarks;
import io.portcullis.rules.RuleBook;

/** What the hub's calendar and looks find out of order: for each kind a rule, after a time. */
final class RemarkRules implements Area {
  private final Map<Remark.Kind, Timed> rules = new EnumMap<>(Remark.Kind.class);

  RemarkRules(RuleBook book) {
    // put(book, "area/rule", "parameter", kinds...)
  }

  @SuppressWarnings("UnusedMethod") // until the first rule is here
  private void put(RuleBook book, String rule, String parameter, Remark.Kind... kinds) {
    Timed timed = Timed.of(book, rule, parameter);
    for (Remark.Kind kind : kinds) {
      rules.put(kind, timed);
    }
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Remarks about : subject.facts().remarks()) {
      about.facts().forEach(remark -> judge(remark, sheet));
    }
  }

  private void judge(Remark remark, Sheet sheet) {
    Timed timed = rules.get(remark.kind());
    if (timed != null) {
      sheet.after(timed, remark, key(remark));
    }
  }

  private static String key(Remark remark) {
    return remark.source() + "/" + remark.item() + "/" + remark.kind();
  }
}
