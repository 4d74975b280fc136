package io.portcullis.connectors.idp.ping;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class PingParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new PingParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("ping/pingfederate");
  }
}
