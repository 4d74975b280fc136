package io.portcullis.connectors.idp.ssf;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class SsfParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new SsfParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("openid/caep-set", "openid/ssf-set", "okta/ssf-set");
  }
}
