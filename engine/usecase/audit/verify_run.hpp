#pragma once
// `runs verify`: a recorded plan checked without the solver. The problem is made again from the run's rules, register
// and days; the visits and prices are those recorded.
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

struct VerifyResult {
  std::string run;
  Scaled value;
  std::optional<Scaled> upper_bound, gap;
  std::optional<Scaled> with_stays;  // value and price of what stays, which the bound is of; where it follows a plan
  std::vector<std::string> wrong;    // empty: limits are kept, nothing more fits, value and bound are proved
};

// Empty on findings. A run recorded without prices has a bound that nothing proves: that is wrong too.
std::optional<VerifyResult> verify_run(const std::string& database, const std::string& run, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer);

// The same without the digests, for `runs verify` over all runs, which compares them itself.
struct CertificateCheck {
  std::vector<std::string> wrong;
  std::string unproved;  // why nothing proves the bound; empty where it is proved (or something is wrong)
};
CertificateCheck check_certificate(const std::string& database, const std::string& run, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
