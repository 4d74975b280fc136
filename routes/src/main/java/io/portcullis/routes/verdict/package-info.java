/** Live authorisation: may this certificate, this device connect now? Answered without Kafka. */
package io.portcullis.routes.verdict;
