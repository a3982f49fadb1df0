/** One route to any server that speaks OpenAI's chat protocol, through Spring AI without its auto-configuration. */
package dev.bailiwick.model.springai;
