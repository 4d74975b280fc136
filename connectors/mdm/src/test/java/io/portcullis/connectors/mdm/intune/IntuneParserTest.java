package io.portcullis.connectors.mdm.intune;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class IntuneParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new IntuneParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of(
        "microsoft/intune",
        "microsoft_intune/elastic-managed-device",
        "microsoft_intune/panther-intune");
  }

  @Override
  protected int unsound() {
    return 1;
  }
}
