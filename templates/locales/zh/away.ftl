# A scan while the records cannot be reached.
away-title = 目前无法办理
away-what = 我们暂时无法访问数据，因此现在不能登记或查询。之前登记的内容是安全的。
away-way-out = 请保留好标签，几分钟后再试。等待不会影响您的购买日期。
away-button = 再试一次
