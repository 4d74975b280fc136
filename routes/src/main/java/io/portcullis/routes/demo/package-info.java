/** The scenario on a sample estate: real entrances, real parts where this machine has them. */
package io.portcullis.routes.demo;
