package io.portcullis.connectors.ca.ejbca;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class EjbcaParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new EjbcaParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("keyfactor/ejbca-audit");
  }
}
