/** Whether what the hub takes really arrives in Elasticsearch, tried each minute. */
package io.portcullis.routes.selftest;
