/// `patella explain`: the question of a rule, its thresholds and their sources.
#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "patella/rule.hpp"

namespace patella::cli {
namespace {

struct ExplainOptions {
  std::string policy;
  Display display;
};

ExitStatus no_such_rule(const std::string& id, CommandContext& context) {
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  for (const std::string_view metric : metric_ids()) ids.push_back(metric);
  return usage_error(context, "explain", fmt::format("there is no rule '{}'{}", id, did_you_mean(id, ids)));
}

ExitStatus explain(const ExplainOptions& options, const std::vector<std::string>& ids, CommandContext& context) {
  const Rule* rule = ids.empty() ? nullptr : find_rule(ids.front());
  const bool metric = !ids.empty() && std::ranges::count(metric_ids(), std::string_view{ids.front()}) > 0;
  if (!ids.empty() && !rule && !metric) return no_such_rule(ids.front(), context);
  Inputs inputs{context, options.display};
  const Policy policy = inputs.policy(options.policy);
  inputs.report();
  if (inputs.exit() != ExitStatus::ok) return inputs.exit();
  const TextStyle style = options.display.style(context.out_terminal);
  context.out << (rule     ? render_rule(*rule, policy, style)
                  : metric ? render_metric(ids.front(), policy, style)
                           : render_rules(policy, style));
  return ExitStatus::ok;
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<ExplainOptions>();
  return {
      .name = "explain",
      .summary = "what the rules ask, their numbers and their sources",
      .description =
          "Prints the table of rules, or everything about one of them: question, formula,\n"
          "thresholds, the study behind each, whom it studied, how sure it is, and how far\n"
          "the number could be checked. Figures that are only reported, such as monotony,\n"
          "can be asked for too.",
      .operands = {.synopsis = "[RULE]", .max = 1},
      .groups = {{"What is explained", {policy_option(options->policy)}},
                 {"What the answer looks like", with_display_options({}, options->display)}},
      .examples =
          "  patella explain\n"
          "  patella explain long-run-spike\n",
      .run = [options](const std::vector<std::string>& ids,
                       CommandContext& context) { return explain(*options, ids, context); },
  };
}

}  // namespace patella::cli
