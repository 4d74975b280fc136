package io.portcullis.connectors.idp.googleworkspace;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class GoogleWorkspaceParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new GoogleWorkspaceParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("google_workspace/reports");
  }
}
