package io.portcullis.connectors.api.syslog;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class SyslogParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new SyslogParser();
  }
}
