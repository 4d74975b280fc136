package io.portcullis.connectors.hsm.gcp;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class GcpAuditParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new GcpAuditParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("gcp/audit", "gcp_audit/panther-gcp_audit");
  }
}
