package io.portcullis.rules.bundle;

import java.util.Optional;

import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/** Parses a Rule.drl, or says in which line its syntax is wrong. */
final class DrlReader {
  private static final String FORM =
      "; write: rule \"<id>\" when <patterns> then findings.open(...); end";

  private DrlReader() {}

  static Optional<PackageDescr> read(String rule, String text, Problems problems) {
    DrlParser parser = new DrlParser();
    try {
      PackageDescr drl = parser.parse(false, text);
      for (DroolsError error : parser.getErrors()) {
        problems.add(rule, BundleFiles.DRL, line(error), message(error));
      }
      return parser.hasErrors() ? Optional.empty() : Optional.ofNullable(drl);
    } catch (DroolsParserException e) {
      problems.add(rule, BundleFiles.DRL, 0, "syntax: " + e.getMessage() + FORM);
      return Optional.empty();
    }
  }

  private static int line(DroolsError error) {
    return error instanceof ParserError parsed ? parsed.getRow() : 0;
  }

  private static String message(DroolsError error) {
    String bare = error.getMessage().replaceFirst("^\\[ERR \\d+] (Line \\d+:\\d+ )?", "");
    return "syntax: " + bare.strip() + FORM;
  }
}
