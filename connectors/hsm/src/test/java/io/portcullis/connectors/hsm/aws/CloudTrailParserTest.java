package io.portcullis.connectors.hsm.aws;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class CloudTrailParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new CloudTrailParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("aws/cloudtrail", "aws/cloudtrail-kms", "aws/panther-aws_cloudtrail");
  }
}
