package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class CrowdstrikeParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new CrowdstrikeParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of(
        "crowdstrike/event-stream",
        "crowdstrike/fdr-telemetry",
        "crowdstrike/elastic-alert",
        "crowdstrike/elastic-fdr",
        "crowdstrike/panther-crowdstrike");
  }

  @Override
  protected int unsound() {
    return 4;
  }
}
