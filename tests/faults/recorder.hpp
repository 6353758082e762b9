#pragma once
// A plan made once and recorded in many registers: what is tried on a disk that fails is the recording, not the search.
#include <memory>

#include "usecase/planning/planning.hpp"

namespace inspectplan::faults {

class Recorder {
 public:
  // Made from a register, which is closed again.
  explicit Recorder(const usecase::PlanRequest& request) {
    Pool pool(1);
    Diagnostics diagnostics;
    auto session = usecase::open_session(request.session, diagnostics, silent());
    planning_ = usecase::prepare(std::move(session.value()), request, pool, diagnostics, silent());
    plan_ = usecase::planned(*planning_, silent());
    close();
  }

  // In a register of the same content.
  void operator()(const std::string& path) {
    planning_->session.store = registers::Register(path, registers::Register::Open::changing);
    const Closing closing{*this};
    usecase::record(planning_->request, planning_->session, plan_);
  }

 private:
  struct Closing {
    Recorder& recorder;
    ~Closing() { recorder.close(); }
  };
  void close() { const registers::Register closed = std::move(planning_->session.store); }

  std::unique_ptr<usecase::Planning> planning_;
  plan::Plan plan_;
};

}  // namespace inspectplan::faults
